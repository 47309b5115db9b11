"""What others are told of a run: Prometheus by a file, people by a command."""
