"""Training of the reading model: data, encoder, heads, loop, export. Nothing here runs in the product."""
