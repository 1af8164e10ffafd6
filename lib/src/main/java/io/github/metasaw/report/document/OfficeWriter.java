package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ServiceLoader;

/**
 * Writes documents for Word (docx). The library has none: the module metasaw-office brings one,
 * which {@link ServiceLoader} finds on the class path.
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
    ClassLoader own = OfficeWriter.class.getClassLoader();
    return ServiceLoader.load(OfficeWriter.class, own)
        .findFirst()
        .or(() -> ServiceLoader.load(OfficeWriter.class).findFirst())
        .orElseThrow(
            () ->
                MetaException.of(
                    "the writer of Word documents (docx) is not on the class path; add the module io.github.metasaw:metasaw-office, or save as html, which Word opens too"));
  }
}
