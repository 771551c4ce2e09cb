"""Accuracy per task and language: one module a task, each with measure(data)."""
