"""Readers of documents, tables and archives."""
