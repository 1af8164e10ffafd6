package io.github.metasaw.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetFormatTest {

  private static final Sheet SHEET =
      new Sheet(
          "A title",
          List.of("above"),
          List.of("study", "x"),
          List.of(),
          List.of(false, true),
          List.of(List.of("A, \"B\" | <c>", "1.5"), List.of("line\nbreak\tand tab", "–")),
          List.of("below"));

  @ParameterizedTest
  @EnumSource(names = "DOCX", mode = EnumSource.Mode.EXCLUDE)
  void everyFormatIsFoundByItsEndingAndHoldsEveryCell(SheetFormat format) {
    assertEquals(format, SheetFormat.of("table." + format.id()));
    assertEquals(format, SheetFormat.of("TABLE." + format.id().toUpperCase(java.util.Locale.ROOT)));
    String written = written(format);
    String none = format == SheetFormat.TEX ? "--" : "–";
    for (String part : List.of("study", "1.5", none, "break")) {
      assertTrue(written.contains(part), written);
    }
  }

  private static String written(SheetFormat format) {
    return new String(format.write(SHEET), StandardCharsets.UTF_8);
  }

  @Test
  void cellsOfCsvAreQuotedWhereTheyMust() {
    assertEquals(
        "study,x\n\"A, \"\"B\"\" | <c>\",1.5\nline break and tab,–\n", written(SheetFormat.CSV));
    assertEquals(
        "study\tx\nA, \"B\" | <c>\t1.5\nline break and tab\t–\n", written(SheetFormat.TSV));
  }

  @Test
  void aTableAsHtmlIsAPageThatNamesItsCharacters() {
    String written = written(SheetFormat.HTML);
    assertTrue(written.startsWith("<!DOCTYPE html>"), written);
    assertTrue(written.contains("<meta charset=\"utf-8\">"), written);
    assertTrue(written.contains("<title>A title</title>"), written);
    assertTrue(written.contains("A, &quot;B&quot; | &lt;c&gt;"), written);
  }

  @Test
  void texHasTheLinesAboveAndBelow() {
    String written = written(SheetFormat.TEX);
    int table = written.indexOf("\\begin{longtable}");
    assertTrue(written.indexOf("\\noindent above") < table, written);
    assertTrue(written.indexOf("\\noindent above") > 0, written);
    assertTrue(written.indexOf("\\noindent below") > table, written);
  }

  @Test
  void markdownKeepsItsColumns() {
    String written = written(SheetFormat.MD);
    assertTrue(
        written.contains("**A title**\n\nabove  \n\n| study | x |\n| :--- | ---: |\n"), written);
    assertTrue(written.contains("| A, \"B\" \\| \\<c\\> | 1.5 |"), written);
  }

  @Test
  void anUnknownEndingIsRefusedWithTheList() {
    MetaException fault = assertThrows(MetaException.class, () -> SheetFormat.of("a.xls"));
    for (SheetFormat format : SheetFormat.values()) {
      assertTrue(fault.getMessage().contains(format.id()), fault.getMessage());
    }
  }
}
