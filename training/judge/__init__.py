"""The judge: a cross-encoder over two claims, trained from nine layers of MPNet."""
