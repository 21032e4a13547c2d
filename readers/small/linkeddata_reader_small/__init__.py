"""The small reader of `linkeddata`: `linkeddata convert --reader small`."""
