"""What the body of a KONTAN page says: the site's tables applied by the rules of text."""
