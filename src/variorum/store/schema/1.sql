-- Version 1 of the database. A file that stands here is never changed: what comes later is 2.sql.
--
-- Numbers join the tables (SQLite keeps them whatever is done to the file, VACUUM included);
-- ids are those of the JSON, and what the commands take.

CREATE TABLE stories (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL
);

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  story INTEGER REFERENCES stories (number),   -- NULL until it is grouped
  outlet TEXT,
  title TEXT,
  byline TEXT,
  url TEXT,
  published TEXT,                              -- ISO 8601, as precise as it is known
  published_precision TEXT,
  published_origin TEXT,
  published_utc TEXT,                          -- the same instant in UTC, to sort by
  language TEXT,
  completeness TEXT NOT NULL,
  completeness_reason TEXT NOT NULL,
  copy_of INTEGER REFERENCES articles (number),
  copy_share REAL,                             -- of its words that stand in the original
  copy_why TEXT,
  path TEXT NOT NULL,
  own_id TEXT,                                 -- the id that its file gives it
  sha256 TEXT NOT NULL,                        -- of the text
  added TEXT NOT NULL,                         -- when it was stored, UTC
  removed TEXT NOT NULL,                       -- JSON: what of the text is set aside, and why
  text TEXT NOT NULL
);

CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_time ON articles (published_utc);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX articles_by_original ON articles (copy_of) WHERE copy_of IS NOT NULL;

-- The words of title and text, without a second copy of them.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text,
  content="articles", content_rowid="number",
  tokenize="porter unicode61 remove_diacritics 2"
);

CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;

CREATE TRIGGER articles_fts_update AFTER UPDATE OF number, title, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- What became of stories: merged into another, or split. Old ids lead through this table.
CREATE TABLE story_changes (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE INDEX story_changes_by_old ON story_changes (old);

-- What grouping remembers of each article, so that tomorrow's find their stories.
CREATE TABLE traces (
  article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
  trace BLOB NOT NULL
);

-- The findings of articles that somebody wanted to read: made once for the same text and models.
CREATE TABLE findings (
  article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
  made_by TEXT NOT NULL,                       -- digest over the article, version and models
  found TEXT NOT NULL,                         -- JSON: actors, quotations, claims and the rest
  vectors BLOB NOT NULL
);

-- Files that were read to their end: the same bytes under the same path are not read again.
CREATE TABLE files (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  articles INTEGER NOT NULL
) WITHOUT ROWID;

-- What could not be read, and why.
CREATE TABLE rejects (
  input TEXT NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (input, stage, kind, message)
) WITHOUT ROWID;

-- For readers: stories at a glance, copies beside their originals, who said what.
CREATE VIEW story_list AS
SELECT
  stories.id,
  stories.title,
  min(articles.published_utc) AS first,
  max(articles.published_utc) AS last,
  count(*) AS articles,
  -- an article without an outlet counts as an outlet of its own
  count(DISTINCT coalesce(articles.outlet, articles.id)) AS outlets,
  count(DISTINCT CASE WHEN articles.copy_of IS NULL THEN coalesce(articles.outlet, articles.id) END)
    AS independent
FROM stories JOIN articles ON articles.story = stories.number
GROUP BY stories.number;

CREATE VIEW article_list AS
SELECT
  articles.id,
  articles.published_utc AS published,
  articles.outlet,
  articles.title,
  stories.id AS story,
  stories.title AS story_title,
  articles.copy_of IS NOT NULL AS is_copy,
  articles.completeness,
  articles.url
FROM articles LEFT JOIN stories ON stories.number = articles.story;

CREATE VIEW copy_list AS
SELECT
  copies.id AS copy,
  copies.outlet AS copy_outlet,
  copies.title AS copy_title,
  originals.id AS original,
  originals.outlet AS original_outlet,
  originals.title AS original_title,
  copies.copy_share AS share,
  copies.copy_why AS why
FROM articles AS copies JOIN articles AS originals ON originals.number = copies.copy_of;

CREATE VIEW quotation_list AS
SELECT
  articles.id AS article,
  stories.id AS story,
  articles.outlet,
  articles.published_utc AS published,
  json_extract(quotation.value, '$.form') AS form,
  (
    SELECT json_extract(actor.value, '$.name')
    FROM json_each(findings.found, '$.actors') AS actor
    WHERE json_extract(actor.value, '$.id') = json_extract(quotation.value, '$.speaker')
  ) AS speaker,
  json_extract(quotation.value, '$.cue.exact') AS cue,
  json_extract(quotation.value, '$.content.exact') AS content,
  json_extract(quotation.value, '$.content.start') AS start,
  json_extract(quotation.value, '$.content.end') AS "end"
FROM findings
JOIN articles ON articles.number = findings.article
LEFT JOIN stories ON stories.number = articles.story
JOIN json_each(findings.found, '$.quotations') AS quotation;
