package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Tables of files whose numbers can be read in two ways. */
class ReadMagicTest {

  @TempDir Path folder;

  private Path file() throws Exception {
    return Files.writeString(folder.resolve("de.csv"), "study;n;yi\nA;1.204;1,286\nB;950;2,059\n");
  }

  @Test
  void saysWhichReadingWasTaken() throws Exception {
    MapHost host = new MapHost();
    Table read = (Table) Cell.call(host, "%read " + file());
    assertEquals(1.286, read.doubleColumn("yi").get(0));
    assertEquals(1204, read.doubleColumn("n").get(0));
    assertTrue(
        host.printed
            .toString()
            .contains(
                "yi: '1,286' in row 1 was read as 1.286, the comma as decimal sign; if it is 1286, read the file with --decimal ."),
        host.printed.toString());
  }

  @Test
  void takesTheReadingThatIsNamed() throws Exception {
    MapHost host = new MapHost();
    for (String options : new String[] {"--decimal .", "--decimal . --group ,", "--group ,"}) {
      Table read = (Table) Cell.call(host, "%read " + file() + " " + options + " --code");
      assertEquals(1286, read.doubleColumn("yi").get(0));
      assertEquals(1.204, read.doubleColumn("n").get(0));
      assertTrue(
          host.printed.toString().contains(", ReadOptions.defaults().with"),
          host.printed.toString());
      host.printed.setLength(0);
    }
    Table comma = (Table) Cell.call(host, "%read " + file() + " --decimal ,");
    assertEquals(1.286, comma.doubleColumn("yi").get(0));
    assertEquals("", host.printed.toString());
    assertEquals(
        "decimal and grouping mark cannot both be ','",
        Association.fault(host, "%read " + file() + " --decimal , --group ,"));
    assertEquals(
        "the decimal mark is one sign, not 'comma'",
        Association.fault(host, "%read " + file() + " --decimal comma"));
    assertEquals(
        "the decimal mark is . or , and not ';'",
        Association.fault(host, "%read " + file() + " --decimal=; --group ."));
  }
}
