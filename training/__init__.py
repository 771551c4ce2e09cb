"""Training of the reading model: data, encoder, heads, the loop and the export. Nothing here runs in the product."""
