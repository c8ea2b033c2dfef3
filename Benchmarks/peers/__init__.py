"""The engines that people would reach for, each in its best shape; each runs as a process of its own."""
