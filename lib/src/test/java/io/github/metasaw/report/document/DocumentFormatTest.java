package io.github.metasaw.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentFormatTest {

  private static final Figure FOREST =
      Meta.forest(Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read()));

  private static final Document DOCUMENT =
      new Document(
          "A <title> & 100 %",
          List.of(
              new Block.Heading(1, "First_heading"),
              new Block.Paragraph("p < 0.05, 10 % of $3 and a_b"),
              new Block.Formula("θᵢ ~ N(μ, τ²)", "\\theta_i \\sim N(\\mu, \\tau^2)"),
              new Block.Items(List.of("one", "two")),
              new Block.NumberedTable(
                  "A caption.",
                  new Sheet(
                      "",
                      List.of(),
                      List.of("study", "x"),
                      List.of(),
                      List.of(false, true),
                      List.of(List.of("A | B", "1.5")),
                      List.of("A note"))),
              new Block.NumberedFigure("Forest plot.", FOREST),
              new Block.Code("java", "int i = 1 < 2 ? 3 : 4;\n")),
          List.of(
              new Citation(
                  "doe2001",
                  List.of("Doe J", "Roe RS"),
                  2001,
                  "A title",
                  "A Journal",
                  "1(2):3-4",
                  "10.1/x")));

  private static String written(DocumentFormat format) {
    return new String(format.write(DOCUMENT, "report").document(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(names = "DOCX", mode = EnumSource.Mode.EXCLUDE)
  void everyFormatIsFoundByItsEndingAndKnowsItsFiles(DocumentFormat format) {
    assertEquals(format, DocumentFormat.of("r." + format.id()));
    assertTrue(format.isOwn(format.write(DOCUMENT, "report").document()));
    assertFalse(format.isOwn("Chapter one".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aPageLoadsNothingAndEscapesText() {
    String page = written(DocumentFormat.HTML);
    assertTrue(page.contains("A &lt;title&gt; &amp; 100 %"), page);
    assertTrue(page.contains("p &lt; 0.05"));
    assertTrue(page.contains("<strong>Table 1.</strong> A caption."));
    assertTrue(page.contains("<strong>Figure 1.</strong> Forest plot."));
    assertFalse(page.contains("http://") || page.contains("https://") || page.contains("<script"));
    assertTrue(page.contains("src=\"data:image/svg+xml;base64,"));
    // Dark on screens that ask for it, never on paper.
    assertTrue(page.contains("@media screen and (prefers-color-scheme:dark)"));
  }

  @Test
  void latexEscapesTextAndClosesWhatItOpens() {
    String tex = written(DocumentFormat.TEX);
    assertTrue(tex.contains("p \\textless{} 0.05, 10 \\% of \\$3 and a\\_b"), tex);
    assertTrue(tex.contains("\\theta_i \\sim N(\\mu, \\tau^2)"));
    assertEquals(count(tex, "\\begin{"), count(tex, "\\end{"));
    assertTrue(tex.contains("\\includegraphics[width=\\linewidth]{report-figure-1.png}"));
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void markdownNamesItsFiguresAndTheyLieBesideIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.md");
    List<Path> files = DOCUMENT.save(file);
    assertEquals(List.of(file, folder.resolve("report-figure-1.png")), files);
    assertTrue(Files.size(files.get(1)) > 1000);
    assertTrue(Files.readString(file).contains("](<report-figure-1.png>)"));
    assertTrue(Files.readString(file).contains("| A \\| B | 1.5 |"));
    DOCUMENT.save(file);
    Files.writeString(file, "My own notes\n");
    MetaException fault = assertThrows(MetaException.class, () -> DOCUMENT.save(file));
    assertTrue(fault.getMessage().contains("another program"), fault.getMessage());
    assertEquals("My own notes\n", Files.readString(file));
  }

  @Test
  void referencesAreEntriesOfBibtex() {
    String bib = written(DocumentFormat.BIB);
    assertTrue(bib.contains("@article{doe2001,"), bib);
    assertTrue(bib.contains("author = {Doe, J. and Roe, R. S.}"), bib);
    assertTrue(bib.contains("volume = {1}") && bib.contains("number = {2}"), bib);
    assertTrue(bib.contains("pages = {3--4}"), bib);
  }

  @Test
  void anUnknownEndingIsRefusedWithTheList() {
    MetaException fault = assertThrows(MetaException.class, () -> DocumentFormat.of("r.doc"));
    assertTrue(fault.getMessage().contains("docx"), fault.getMessage());
  }
}
