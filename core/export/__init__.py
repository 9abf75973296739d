"""Paper values → bytes: DOCX from the document, PDF from the placed pages."""
