"""Measures; `python3 run.py test --bench` runs them and nothing else."""
