"""Tests of the journal of batches."""
