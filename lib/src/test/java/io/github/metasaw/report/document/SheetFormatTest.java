package io.github.metasaw.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
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
  @EnumSource(SheetFormat.class)
  void everyFormatIsFoundByItsEndingAndHoldsEveryCell(SheetFormat format) {
    assertEquals(format, SheetFormat.of("table." + format.ending()));
    assertEquals(
        format, SheetFormat.of("TABLE." + format.ending().toUpperCase(java.util.Locale.ROOT)));
    assertTrue(format.mimeType().startsWith("text/"));
    String written = format.write(SHEET);
    for (String part : List.of("study", "1.5", "–", "break")) {
      assertTrue(written.contains(part), written);
    }
  }

  @Test
  void cellsOfCsvAreQuotedWhereTheyMust() {
    assertEquals(
        "study,x\n\"A, \"\"B\"\" | <c>\",1.5\nline break and tab,–\n",
        SheetFormat.CSV.write(SHEET));
    assertEquals(
        "study\tx\nA, \"B\" | <c>\t1.5\nline break and tab\t–\n", SheetFormat.TSV.write(SHEET));
  }

  @Test
  void markdownKeepsItsColumns() {
    String written = SheetFormat.MD.write(SHEET);
    assertTrue(
        written.startsWith("**A title**\n\nabove  \n\n| study | x |\n| :--- | ---: |\n"), written);
    assertTrue(written.contains("| A, \"B\" \\| \\<c\\> | 1.5 |"), written);
  }

  @Test
  void anUnknownEndingIsRefusedWithTheList() {
    MetaException fault = assertThrows(MetaException.class, () -> SheetFormat.of("a.xls"));
    for (SheetFormat format : SheetFormat.values()) {
      assertTrue(fault.getMessage().contains(format.ending()), fault.getMessage());
    }
  }
}
