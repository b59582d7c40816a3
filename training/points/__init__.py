"""The weights by which the judge's reading tells two claims that are one proposition."""
