package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.model.ModelSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Options that say which columns hold the studies. */
class StudiesInputTest {

  private static final Table TABLE =
      Table.create(
          "trials",
          StringColumn.create("name", "A", "B"),
          DoubleColumn.create("yi", 0.5, 1),
          DoubleColumn.create("vi", 0.04, 0.09),
          DoubleColumn.create("or", 2, 4),
          DoubleColumn.create("low", 1, 2),
          DoubleColumn.create("high", 4, 8));

  private static MapHost host() {
    return new MapHost().with("dat", TABLE).with("V", new double[] {0.1, 0.2}).with("word", "x");
  }

  private static Code<StudyReader> reader(String options) {
    return StudiesInput.of(Cell.line(host(), "%meta dat " + options)).reader();
  }

  private static String fault(String options) {
    return assertThrows(MetaException.class, () -> reader(options)).getMessage();
  }

  @Test
  void columnsAreFoundOrNamed() {
    assertEquals("Meta.studies(dat).named(\"dat\")", reader("").java());
    assertArrayEquals(new double[] {0.04, 0.09}, reader("").value().read().vi());
    Code<StudyReader> named = reader("--yi low --sei vi --label name");
    assertEquals(
        "Meta.studies(dat).named(\"dat\").yi(\"low\").sei(\"vi\").label(\"name\")", named.java());
    Studies studies = named.value().read();
    assertArrayEquals(new double[] {1, 2}, studies.yi());
    assertEquals(0.0016, studies.vi()[0], 1e-15);
    assertEquals(List.of("A", "B"), studies.labels());
  }

  @Test
  void ratiosWithTheirBoundsBecomeLogs() {
    Studies studies = reader("--yi or --ci low,high --ratios").value().read();
    assertEquals(Math.log(2), studies.yi()[0], 1e-15);
    double se = Math.log(4) / (2 * 1.959963984540054);
    assertEquals(se * se, studies.vi()[0], 1e-15);
    assertEquals(
        "Meta.studies(dat).named(\"dat\").yi(\"or\").ci(\"low\", \"high\").ratios()",
        reader("--yi or --ci low,high --ratios").java());
  }

  @Test
  void variancesMayBeAVariable() {
    assertEquals("Meta.studies(dat).named(\"dat\").V(V)", reader("--V V").java());
    assertArrayEquals(new double[] {0.1, 0.2}, reader("--V V").value().read().vi());
    assertEquals(
        "V = word is a String; a column, a double[], a double[][] or a KnownV is needed",
        fault("--V word"));
  }

  @Test
  void precisionIsSaidOnce() {
    assertEquals(
        "only one of --vi, --sei, --bounds and --V says what the precision is, but --vi and --ci stand here",
        fault("--vi vi --ci low,high"));
    assertEquals("--ci takes two columns, as in --ci lower,upper", fault("--ci low"));
  }

  private static Code<StudyReader> withModel(MapHost host, String random) {
    StudiesInput studies = StudiesInput.of(Cell.line(host, "%meta dat"));
    studies.variables(ModelSpec.parse("yi ~ 1 + " + random, Map.of()));
    return studies.reader();
  }

  /** A matrix of the text is a table of the notebook, or a LevelMatrix; a column goes before it. */
  @Test
  void matricesAreVariables() {
    Table a = Table.create("A", DoubleColumn.create("A", 1, 0.5), DoubleColumn.create("B", 0.5, 1));
    MapHost host = host().with("R2", a).with("D", LevelMatrix.of(a)).with("low", a);
    Code<StudyReader> reader = withModel(host, "(1 | name, R = R2)");
    assertEquals(
        "Meta.studies(dat).named(\"dat\").matrix(\"R2\", LevelMatrix.of(R2))", reader.java());
    assertEquals(0.5, reader.value().read().matrix("R2").orElseThrow().get(0, 1));
    assertEquals(
        "Meta.studies(dat).named(\"dat\").matrix(\"D\", D)",
        withModel(host, "(1 | name, cov = exp(D))").java());
    assertEquals(
        "Meta.studies(dat).named(\"dat\")", withModel(host, "(1 | name, cov = exp(low))").java());
    String message =
        assertThrows(MetaException.class, () -> withModel(host, "(1 | name, R = word)"))
            .getMessage();
    assertEquals(
        "word is a String; a matrix whose rows are named by the levels is needed, as a Table or a LevelMatrix: LevelMatrix.of(names, values)",
        message);
  }
}
