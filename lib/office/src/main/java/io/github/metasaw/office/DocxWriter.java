package io.github.metasaw.office;

import io.github.metasaw.report.document.Document;
import io.github.metasaw.report.document.OfficeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Writes documents for Word, with real tables, numbered captions and alternative texts. */
public final class DocxWriter implements OfficeWriter {

  /** Found by {@link java.util.ServiceLoader}. */
  public DocxWriter() {}

  @Override
  public byte[] write(Document document) {
    try (XWPFDocument word = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      WordStyles.addTo(word);
      word.getProperties().getCoreProperties().setCreator("Metasaw");
      word.getProperties().getCoreProperties().setTitle(document.title());
      new WordDocument(word).visit(document);
      word.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
