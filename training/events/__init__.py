"""The event coder: MiniLM-L6 over a sentence with two participants and what joins them marked."""
