package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.report.document.Document;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.document.SheetFormat;
import io.github.metasaw.report.narrative.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxWriterTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.dataset("bcg"), "yi ~ 1 + meta_V(V = vi)");

  private static XWPFDocument read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XWPFDocument(in);
    }
  }

  @Test
  void aReportHasHeadingsTablesCaptionsAndAlternativeTexts(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("report.docx");
    Report report = Report.of(FIT);
    assertEquals(List.of(file), report.save(file));
    try (XWPFDocument word = read(file)) {
      List<String> headings =
          word.getParagraphs().stream()
              .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
              .map(XWPFParagraph::getText)
              .toList();
      assertTrue(headings.containsAll(List.of("Methods", "Results", "References")), "" + headings);
      List<String> captions =
          word.getParagraphs().stream()
              .filter(paragraph -> "Caption".equals(paragraph.getStyle()))
              .map(paragraph -> paragraph.getCTP().xmlText())
              .toList();
      assertTrue(captions.stream().anyMatch(xml -> xml.contains("SEQ Table")));
      assertTrue(captions.stream().anyMatch(xml -> xml.contains("SEQ Figure")));
      XWPFTable studies = word.getTables().get(1);
      assertEquals(14, studies.getRows().size());
      assertEquals("Aronson 1948", studies.getRow(1).getCell(0).getText());
      assertTrue(studies.getRow(0).isRepeatHeader());
      assertTrue(word.getAllPictures().size() >= 1);
      String xml = word.getDocument().xmlText();
      String description = Meta.forest(FIT).description().substring(0, 20);
      assertTrue(xml.contains("descr=\"" + description), "alternative text");
    }
  }

  @Test
  void aReportThatWordHasSavedIsNotReplaced(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.docx");
    Report.of(FIT).save(file);
    Report.of(FIT).save(file);
    byte[] edited;
    try (XWPFDocument word = read(file);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      word.getProperties().getCoreProperties().setLastModifiedByUser("An author");
      word.write(out);
      edited = out.toByteArray();
    }
    Files.write(file, edited);
    MetaException fault = assertThrows(MetaException.class, () -> Report.of(FIT).save(file));
    assertTrue(fault.getMessage().contains("edited"), fault.getMessage());
    assertEquals(edited.length, Files.size(file));
  }

  @Test
  void aTableIsADocumentOfItsOwn() throws IOException {
    Sheet sheet = Sheet.whole(FIT.coefficients(), 4).withTitle("Coefficients");
    byte[] content = SheetFormat.DOCX.write(sheet);
    try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(content))) {
      assertEquals(1, word.getTables().size());
      assertEquals("-0.7145", word.getTables().get(0).getRow(1).getCell(1).getText());
    }
  }

  @Test
  void textOfOthersIsPlain() throws IOException {
    Document document = Document.of("a\u0000b <c> & \u202E", List.of());
    try (XWPFDocument word =
        new XWPFDocument(new ByteArrayInputStream(new DocxWriter().write(document)))) {
      assertEquals("a b <c> & \uFFFD", word.getParagraphs().get(0).getText());
    }
  }
}
