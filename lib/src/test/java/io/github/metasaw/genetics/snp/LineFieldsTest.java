package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFieldsTest {

  private static final String[] PIECES = {
    "rs1",
    "-0.25",
    ".5",
    "-.5",
    "1e-7",
    "-9",
    "A",
    "NA",
    ".",
    "-",
    "<NA>",
    "#N/A",
    "nan",
    "null",
    "None",
    "\t",
    "\t",
    ",",
    ",",
    " ",
    " ",
    "\"",
    "\"a,b\"",
    "\u00e9",
    "\u2003",
    "\u0007",
    "\u001f",
    "\ud83d\ude00",
    "=1+1",
    "+1",
    "123456789012345678",
    "\u007f"
  };

  /** The text of the fields, and all that is said of them, is that of the text split by itself. */
  @Test
  void bytesSayWhatTextSays() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(9); j > 0; j--) {
        line.append(PIECES[random.nextInt(PIECES.length)]);
      }
      for (char separator : new char[] {'\t', ',', ' '}) {
        check(line.toString(), separator);
      }
    }
  }

  private static void check(String line, char separator) {
    RawLine raw = RawLine.of("before" + line + "after").without(6);
    LineFields fields = LineFields.split(ofMiddle(raw, line), separator);
    String[] expected = SnpFields.split(line, separator);
    assertEquals(List.of(expected), texts(fields), line);
    assertEquals(line.isBlank(), ofMiddle(raw, line).isBlank(), line);
    for (int c = 0; c < expected.length; c++) {
      String cell = expected[c];
      assertEquals(SnpFields.isMissing(cell), fields.isMissing(c), cell);
      assertEquals(SnpFields.number(cell), fields.number(c), cell);
      assertEquals(SnpNumber.parse(cell), fields.parse(c), cell);
      assertEquals(PlainText.isPlain(cell), fields.isPlain(c), cell);
      assertEquals(SnpCellReader.allele(cell), SnpCellReader.allele(fields, c), cell);
    }
  }

  /** A line among others that share its bytes. */
  private static RawLine ofMiddle(RawLine raw, String line) {
    int length = line.getBytes(StandardCharsets.UTF_8).length;
    return new RawLine(raw.bytes(), raw.from(), raw.from() + length);
  }

  private static List<String> texts(LineFields fields) {
    List<String> texts = new ArrayList<>();
    for (int c = 0; c < fields.size(); c++) {
      texts.add(fields.text(c));
    }
    return texts;
  }

  @Test
  void manyFields() {
    String line = "x\t".repeat(1000);
    assertEquals(1001, LineFields.split(RawLine.of(line), '\t').size());
  }

  @Test
  void comparesWithText() {
    LineFields fields = LineFields.of("chr1", "\u00e9");
    assertTrue(fields.is(0, "chr1"));
    assertFalse(fields.is(0, "chr2"));
    assertFalse(fields.is(0, "chr10"));
    assertFalse(fields.is(1, "\u00c3\u00a9"));
  }
}
