"""Reading: one article in, what it says out. Pure, parallel, knows nothing of the store."""
