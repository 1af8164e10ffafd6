package io.github.metasaw.report.document;

import io.github.metasaw.data.file.OfficeModule;
import io.github.metasaw.diagnostic.MetaException;

/**
 * Writes documents for Word (docx). The library has none: the module metasaw-office brings one,
 * which {@link java.util.ServiceLoader} finds on the class path.
 */
public interface OfficeWriter {

  /**
   * Writes a document.
   *
   * @param document any document
   * @return the content of a docx file
   */
  byte[] write(Document document);

  /**
   * The writer on the class path.
   *
   * @return the first that is found
   * @throws MetaException if there is none
   */
  static OfficeWriter find() {
    return OfficeModule.find(OfficeWriter.class)
        .orElseThrow(
            () ->
                MetaException.of(
                    "the writer of Word documents (docx) is not on the class path; add the module %s, or save as html, which Word opens too"
                        .formatted(OfficeModule.NAME)));
  }
}
