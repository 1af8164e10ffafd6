package io.github.metasaw.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Names and columns of designs; the names are what R's model.matrix gives for the same data. */
class DesignBuilderTest {

  private static Table table() {
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            DoubleColumn.create("x"),
            StringColumn.create("f"),
            StringColumn.create("g"),
            BooleanColumn.create("l"));
    for (int i = 0; i < 12; i++) {
      table.doubleColumn("yi").append(0.1 * i);
      table.doubleColumn("vi").append(1);
      table.doubleColumn("x").append((i + 1) / 2.0);
      table.stringColumn("f").append(List.of("a", "b", "c").get(i % 3));
      table.stringColumn("g").append(i < 6 ? "u" : "v");
      table.booleanColumn("l").append(i % 2 == 0);
    }
    return table;
  }

  private static Design design(String right, Map<String, List<String>> levels) {
    ModelSpec spec = ModelSpec.parse("yi ~ " + right, levels);
    Studies studies = spec.read(StudyReader.of(table()));
    return DesignBuilder.build(spec, studies);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "f = (Intercept) fb fc",
        "f - 1 = fa fb fc",
        "f + g - 1 = fa fb fc gv",
        "f*g = (Intercept) fb fc gv fb:gv fc:gv",
        "f:g = (Intercept) fa:gu fb:gu fc:gu fa:gv fb:gv fc:gv",
        "f:g - 1 = fa:gu fb:gu fc:gu fa:gv fb:gv fc:gv",
        "g + f:g - 1 = gu gv gu:fb gv:fb gu:fc gv:fc",
        "g + f + f:g = (Intercept) gv fb fc gv:fb gv:fc",
        "x*f = (Intercept) x fb fc x:fb x:fc",
        "x:f - 1 = x:fa x:fb x:fc",
        "f + f:x = (Intercept) fb fc fa:x fb:x fc:x",
        "x + x:f - 1 = x x:fa x:fb x:fc",
        "f + g + f:g - 1 = fa fb fc gv fb:gv fc:gv",
        "l*x = (Intercept) lTRUE x lTRUE:x",
        "I(x^2) + log(x) = (Intercept)|I(x^2)|log(x)",
        "(f + g + x)^2 - f:g = (Intercept) fb fc gv x fb:x fc:x gv:x",
        "0 + x + f = x fa fb fc",
        "I(x/2+1) = (Intercept)|I(x/2 + 1)",
        "g*x*f = (Intercept) gv x fb fc gv:x gv:fb gv:fc x:fb x:fc gv:x:fb gv:x:fc",
        "I(x*1e5) = (Intercept)|I(x * 1e+05)"
      })
  void namesAreThoseOfR(String right, String names) {
    String[] expected = names.trim().split(names.contains("|") ? "\\|" : " ");
    assertEquals(List.of(expected), design(right, Map.of()).names());
  }

  @Test
  void levelsCanBeOrdered() {
    Design design = design("f", Map.of("f", List.of("c", "a", "b")));
    assertEquals(List.of("(Intercept)", "fa", "fb"), design.names());
  }

  @Test
  void newDataAreEncodedAsTheStudiesWere() {
    Design design = design("f + x", Map.of());
    Table one =
        Table.create(
            "new", StringColumn.create("f", "c"), DoubleColumn.create("x", new double[] {7}));
    assertArrayEquals(new double[] {1, 0, 1, 7}, design.encode(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      value = {
        "ff => no column 'ff' in dat (line 1, column 6); did you mean 'f'? Columns: yi, vi, x, f, g, l",
        "log(x - 1) => log(x - 1) is missing or undefined in row 1 ('Study 1') of dat (line 1, column 6)",
        "log(f) => f in dat (line 1, column 10) holds text ('a' in row 1 ('Study 1')), but a number is needed here",
        "lgo(x) => no function 'lgo' (line 1, column 6); did you mean 'log'? Functions: log, exp, sqrt, abs, log2, log10, log1p, expm1",
        "vi => vi is the same in every row of dat (line 1, column 6), so it cannot explain differences",
        "I(x*1.2.3) => '1.2.3' is not a number (line 1, column 10)",
        "x + meta_V(yi, V = vi) => meta_V takes V = a column of variances, as in meta_V(V = vi); the estimates stand on the left of ~ only, so 'yi' cannot stand (line 1, column 17)"
      })
  void faultsNameThePlace(String right, String message) {
    assertEquals(
        message.trim(),
        assertThrows(MetaException.class, () -> design(right.trim(), Map.of())).getMessage());
  }

  /** The number is that of the table as read, where rows were dropped before it. */
  @Test
  void aRowIsNamedByItsNumberAndItsStudy() {
    Table table = table();
    table.addColumns(StringColumn.create("study", "ABCDEFGHIJKL".split("")));
    table.doubleColumn("yi").setMissing(1);
    table.doubleColumn("x").set(4, -1);
    Studies studies = StudyReader.of(table).read();
    assertEquals("row 5 ('E')", studies.rowName(3));
    assertEquals("row 5 ('E')", studies.select(3, 4).rowName(0));
    ModelSpec spec = ModelSpec.parse("yi ~ log(x)", Map.of());
    assertEquals(
        "log(x) is missing or undefined in row 5 ('E') of dat (line 1, column 6)",
        assertThrows(MetaException.class, () -> DesignBuilder.build(spec, studies)).getMessage());
  }

  @Test
  void accentsDoNotComeLast() {
    Table table = table();
    String[] levels = {"zebra", "\u00e9tude", "fox"};
    StringColumn h = StringColumn.create("h");
    for (int i = 0; i < 12; i++) {
      h.append(levels[i % 3]);
    }
    table.addColumns(h);
    Studies studies = StudyReader.of(table).read();
    assertEquals(
        List.of("(Intercept)", "hfox", "hzebra"),
        DesignBuilder.build(ModelSpec.parse("yi ~ h", Map.of()), studies).names());
  }

  @Test
  void levelsThatAreWrongAreRefused() {
    assertEquals(
        "no level 'd' of f in dat; did you mean 'a'? Levels: a, b, c",
        fault("f", Map.of("f", List.of("d", "b", "c"))));
    assertEquals(
        "the levels of f leave out 'c'; give all of: a, b, c",
        fault("f", Map.of("f", List.of("a", "b"))));
    assertEquals(
        "no moderator 'h' to give the levels of; did you mean 'f'? Moderators: f",
        fault("f", Map.of("h", List.of("a", "b"))));
  }

  private static String fault(String right, Map<String, List<String>> levels) {
    return assertThrows(MetaException.class, () -> design(right, levels)).getMessage();
  }

  @Test
  void aNewLevelInNewDataIsRefused() {
    Design design = design("f", Map.of());
    Table one = Table.create("new", StringColumn.create("f", "z"));
    assertEquals(
        "no level 'z' of f in the fit (row 1 of new); did you mean 'a'? Levels: a, b, c",
        assertThrows(MetaException.class, () -> design.encode(one)).getMessage());
  }
}
