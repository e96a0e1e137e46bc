// ICU headers appear only in C files: Swift sees ICU through CICU (design §2).
