package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

  private static String kind(String head) {
    return FileKind.binary(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** By the first bytes that the formats' definitions name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7|a PDF",
        "$FL2|a file of SPSS",
        "PAR1|a Parquet file",
        "<html>|a web page",
        "BZh9|compressed (bz2)",
        "<stata_dta>|a file of Stata"
      })
  void filesByTheirFirstBytes(String head, String words) {
    assertEquals(words, kind(head));
  }

  @Test
  void workbooksAreArchivesWithACertainEntry() {
    String archive = "PK\u0003\u0004" + "x".repeat(26);
    assertEquals("a workbook (xlsx)", kind(archive + "[Content_Types].xml"));
    assertEquals("an archive (zip)", kind(archive + "readme.txt"));
    assertTrue(
        FileKind.isWorkbook(
            (archive + "[Content_Types].xml").getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void textIsNone() {
    assertEquals("", kind("study,yi\nA,1\n"));
    assertEquals("", kind("\u00ff\u00fea\0"));
    assertTrue(kind("a\0b").startsWith("binary"));
    assertEquals(
        "a file of SPSS, not text; save the table as CSV in SPSS and read that",
        FileKind.refusal("a file of SPSS"));
  }
}
