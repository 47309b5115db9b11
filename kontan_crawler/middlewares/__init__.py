"""What stands between the engine and the site, and between the engine and the spiders: one class a file."""
