package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLayoutTest {

  private static FileLayout of(String text, char separator) {
    return FileLayout.of(new CellSource(separator, CsvLines.of(text, separator)));
  }

  private static List<String> checks(FileLayout layout) {
    return layout.checks().stream().map(Check::name).toList();
  }

  @Test
  void titlesCommentsAndNotesAreLeftOutAndTold() {
    FileLayout layout =
        of("# made by hand\nTable 1,,\nstudy,yi,vi\nA,1,2\nB,3,4\nNote: adjusted,,\n", ',');
    assertEquals(
        List.of("study", "A", "B"),
        layout.lines().stream().map(line -> line.cells().get(0)).toList());
    assertEquals(List.of("comment_lines", "title_lines", "foot_lines"), checks(layout));
  }

  @Test
  void aStudyWithoutNumbersIsNoNote() {
    FileLayout layout = of("study,yi\nA,1\nB,2\nSmith,\n", ',');
    assertEquals(4, layout.lines().size());
    assertEquals(List.of(), checks(layout));
  }

  @Test
  void aNameThatBeginsWithAHashIsNoComment() {
    FileLayout layout = of("#CHROM,POS,p\n1,2,.5\n1,3,.5\n", ',');
    assertEquals("#CHROM", layout.lines().get(0).cells().get(0));
  }

  @Test
  void rowNamesOfR() {
    assertTrue(of("yi vi\nA 1 2\nB 3 4\n", CellSource.BLANK).hasRowNames());
    assertFalse(of("s yi vi\nA 1 2\nB 3 4\n", CellSource.BLANK).hasRowNames());
    assertFalse(of("yi,vi\nA,1\nB,3\n", ',').hasRowNames());
  }

  @Test
  void theRuleOfAMarkdownTableIsNoRow() {
    FileLayout layout = of("|s|yi|\n|---|:---:|\n|A|1|\n|B|2|\n", '|');
    assertEquals(
        List.of("s", "A", "B"), layout.lines().stream().map(l -> l.cells().get(1)).toList());
  }

  @Test
  void theCountThatMostLinesHave() {
    List<Line> lines = CsvLines.of("a\nb,c\nd,e\nf,g,h\n", ',');
    assertEquals(2, FileLayout.usual(lines, line -> line.cells().size()));
    assertEquals(3, FileLayout.usual(CsvLines.of("a,b\nf,g,h\n", ','), l -> l.cells().size()));
  }
}
