"""Durable jobs: rows in the database, run by worker threads that hold leases."""
