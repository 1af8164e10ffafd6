package io.github.metasaw.data.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class KnownVTest {

  private static final List<String> OUTCOMES = List.of("x", "y", "z");
  private static final double[][] BETWEEN = {{1, 0.6, 0.3}, {0.6, 1, 0.2}, {0.3, 0.2, 1}};
  private static final List<String> SCALES = List.of("p", "q");
  private static final double[][] WITHIN = {{1, 0.45}, {0.45, 1}};

  static Stream<Arguments> options() {
    Dependence none = Dependence.of();
    Dependence matrices = none.type("out", OUTCOMES, BETWEEN).obs("obs", SCALES, WITHIN);
    return Stream.of(
        Arguments.of("rho", none.rho(0.6)),
        Arguments.of("subgroup", none.rho(0.6).subgroup("sub")),
        Arguments.of("type", none.type("out", 0.5)),
        Arguments.of("type_matrix", none.type("out", OUTCOMES, BETWEEN)),
        Arguments.of("obs", none.obs("obs", 0.4)),
        Arguments.of("obs_type", none.type("out", 0.4).obs("obs", 0.8)),
        Arguments.of("obs_type_matrices", matrices),
        Arguments.of("time", none.time("time1", 0.8)),
        Arguments.of("groups", none.groups("g1", "g2")),
        Arguments.of("groups_weights", none.groups("g1", "g2").weights("n1", "n2")),
        Arguments.of("control", none.groups("g1").weights("n1", "n2")),
        Arguments.of("control_only", none.groups("g1")),
        Arguments.of("times_groups", none.groups("g1", "g2").times("time1", "time2", 0.9)),
        Arguments.of(
            "all", matrices.groups("g1", "g2").times("time1", "time2", 0.9).weights("n1", "n2")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void optionsAgreeWithVcalc(String name, Dependence dependence) {
    ReferenceFile file = ReferenceFile.of("metafor_mv/vcalc_options");
    assertV(file.root().get("V").get(name), KnownV.blocks(file.table(), "vi", "study", dependence));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesAgreeWithVcalc(String name, Dependence dependence) {
    ReferenceFile file = ReferenceFile.of("metafor_mv/vcalc_examples");
    assertV(file.root().get(name), KnownV.blocks(file.table(), "vi", "study", dependence));
  }

  static Stream<Arguments> examples() {
    Dependence none = Dependence.of();
    return Stream.of(
        Arguments.of("rho_0.5_type", none.type("out", 0.5)),
        Arguments.of("phi_0.8_time", none.time("time", 0.8)),
        Arguments.of("obs_and_type", none.type("out", 0.5).time("time", 0.8)));
  }

  private static void assertV(JsonNode expected, KnownV v) {
    assertEquals(expected.size(), v.size());
    for (int i = 0; i < v.size(); i++) {
      assertArrayEquals(ReferenceFile.numbers(expected.get(i)), v.toArray()[i], 1e-15);
    }
  }

  @Test
  void theSimpleFormIsOneCorrelationWithinEachCluster() {
    KnownV v = KnownV.blocks(dat(), "vi", "study", 0.6);
    assertEquals(0.6 * Math.sqrt(0.01 * 0.02), v.get(1, 0), 1e-17);
    assertEquals(0, v.get(2, 0));
    assertEquals("V [4 x 4], blocks: 2 groups of up to 2 rows", v.toString());
    assertEquals("V [4 x 4], diagonal", KnownV.blocks(dat(), "vi", "study", 0).toString());
  }

  @Test
  void storageFollowsTheZeros() {
    assertEquals("diagonal", KnownV.dense(new double[][] {{1, 0}, {0, 2}}).structure().storage());
    assertEquals("dense", KnownV.dense(new double[][] {{1, 0.5}, {0.5, 2}}).structure().storage());
    double[][] blocks = {{1, 0, 0.5}, {0, 1, 0}, {0.5, 0, 1}};
    assertEquals("blocks", KnownV.dense(blocks).structure().storage());
    int n = 400;
    int[] row = new int[2 * n - 1];
    int[] column = new int[2 * n - 1];
    double[] value = new double[2 * n - 1];
    for (int e = 0; e < row.length; e++) {
      row[e] = (e + 1) / 2;
      column[e] = e / 2;
      value[e] = row[e] == column[e] ? 1 : 0.4;
    }
    KnownV chain = KnownV.sparse(n, row, column, value);
    assertEquals("sparse", chain.structure().storage());
    assertEquals(1, chain.structure().bandwidth());
    assertEquals(0.4, chain.get(7, 8));
  }

  @Test
  void theBivariateFormPairsRows() {
    KnownV v =
        KnownV.bivariate(
            new double[] {0.04, 0.03}, new double[] {0.05, 0.02}, new double[] {0.4, 0.2});
    assertArrayEquals(new double[] {0.04, 0.05, 0.03, 0.02}, v.variances());
    assertEquals(0.01788854382, v.get(0, 1), 1e-11);
    assertEquals(0.004898979486, v.get(3, 2), 1e-12);
    assertEquals(0, v.get(2, 1));
    KnownV same =
        KnownV.bivariateCovariances(
            new double[] {0.04, 0.03},
            new double[] {0.05, 0.02},
            new double[] {v.get(0, 1), v.get(2, 3)});
    assertArrayEquals(v.toArray()[1], same.toArray()[1]);
  }

  @Test
  void anOutcomeThatIsMissingLeavesTheOtherIndependent() {
    KnownV v = KnownV.bivariate(new double[] {0.04, Double.NaN}, new double[] {0.05, 0.02}, 0.4);
    assertArrayEquals(new double[] {0.04, 0.05, Double.NaN, 0.02}, v.variances());
    assertEquals(0, v.get(2, 3));
    assertEquals(3, v.select(new int[] {0, 1, 3}, i -> "row " + i).size());
  }

  @Test
  void droppedRowsTakeTheirRowsAndColumnsOfV() {
    Table dat = dat();
    dat.doubleColumn("yi").setMissing(2);
    dat.doubleColumn("vi").setMissing(0);
    KnownV blocks = KnownV.blocks(dat, "vi", "study", 0.6);
    double[][] full = blocks.toArray();
    full[0][1] = Double.NaN;
    for (StudyReader reader : List.of(StudyReader.of(dat).V(blocks), StudyReader.of(dat).V(full))) {
      Studies studies = reader.read();
      assertEquals(2, studies.k());
      assertEquals(List.of("B", "D"), labels(studies, "arm"));
      assertArrayEquals(new double[] {0.02, 0.04}, studies.vi());
      assertEquals("V is missing", studies.dropped().get(0).reason());
    }
  }

  private static List<String> labels(Studies studies, String column) {
    return studies.table().stringColumn(column).asList();
  }

  @Test
  void everyFormOfTheSameVReadsTheSame() {
    double[] vi = {0.01, 0.02, 0.03, 0.04};
    double[][] diagonal = {{0.01, 0, 0, 0}, {0, 0.02, 0, 0}, {0, 0, 0.03, 0}, {0, 0, 0, 0.04}};
    StudyReader reader = StudyReader.of(dat());
    for (StudyReader same :
        List.of(reader.vi("vi"), reader.V(vi), reader.V(diagonal), reader.V(KnownV.of(vi)))) {
      assertEquals("diagonal", same.read().V().storage());
      assertArrayEquals(vi, same.read().vi());
    }
    KnownV blocks = KnownV.blocks(dat(), "vi", "study", 0.6);
    for (StudyReader same : List.of(reader.V(blocks), reader.V(blocks.toArray()))) {
      assertEquals("blocks", same.read().V().storage());
      assertEquals(blocks.get(3, 2), same.read().V().get(2, 3));
    }
  }

  @Test
  void theCheckSaysHowVIsStoredAndWhetherItIsSingular() {
    StudyReader reader = StudyReader.of(dat());
    Check ok = check(reader.V(KnownV.blocks(dat(), "vi", "study", 0.6)));
    assertEquals(Check.Status.OK, ok.status());
    assertEquals(
        "type=blocks; n=4; range=[0.01000,0.04000]; groups=2; largest=2; density=0.5000; rank=full; condition=11",
        ok.value());
    Check singular = check(reader.V(KnownV.blocks(dat(), "vi", "study", 1)));
    assertEquals(Check.Status.WARNING, singular.status());
    assertTrue(singular.value().endsWith("rank=deficient; condition=Infinity"), singular.value());
    Check dense = check(reader.V(KnownV.blocks(dat(), "vi", "all", 0.3)));
    assertEquals(Check.Status.NOTE, dense.status());
  }

  private static Check check(StudyReader reader) {
    return CovarianceCheck.of(reader.read().V());
  }

  static Stream<Arguments> faults() {
    double nan = Double.NaN;
    double[][] ragged = {{1, 0}, {0}};
    double[][] asymmetric = {{1, 0.5}, {0.4, 1}};
    double[][] strong = {{1, 0.5}, {0.5, 0.1}};
    double[][] holes = {{1, nan}, {nan, 1}};
    double[][] negative = {{1, 0}, {0, -0.1}};
    double[] v = {0.04, 0.03};
    return Stream.of(
        fault("V is not square: row 2 has 1 values, not 2", () -> KnownV.dense(ragged)),
        fault(
            "V is not symmetric: the covariance of row 2 and row 1 is 0.4, and 0.5 the other way round",
            () -> KnownV.dense(asymmetric)),
        fault(
            "the covariance of row 2 and row 1 in V must be a number, not NaN",
            () -> KnownV.dense(holes)),
        fault(
            "the variances of V must not be negative, but that of row 2 is -0.1",
            () -> KnownV.dense(negative)),
        fault(
            "the variances of V must not be infinite, but that of row 1 is Infinity",
            () -> KnownV.of(Double.POSITIVE_INFINITY)),
        fault("V has 2 rows, but dat has 4 rows", d -> read(d, KnownV.dense(strong))),
        fault(
            "V has 8 rows, but dat has 4 rows; a V of two outcomes belongs to a model with mu1 and mu2",
            d -> read(d, KnownV.of(new double[8]))),
        fault(
            "the covariance of row 1 ('A') and row 2 ('A') in V is 0.5, but cannot be more than 0.31622776601683794, the product of their standard errors",
            d -> StudyReader.of(d.rows(0, 1).setName("dat")).V(strong).read()),
        fault(
            "V is not positive semidefinite: the covariances of row 1 ('A'), row 2 ('A'), row 3 ('C'), row 4 ('C') have the eigenvalue -0.01700, and no errors have such covariances",
            d -> read(d, KnownV.blocks(d, "vi", "all", -0.6))),
        fault("rho must lie between -1 and 1, not 1.2", d -> KnownV.blocks(d, "vi", "study", 1.2)),
        fault(
            "no column 'studdy' in dat; did you mean 'study'? Columns: study, arm, all, yi, vi",
            d -> KnownV.blocks(d, "vi", "studdy", 0.5)),
        fault(
            "arm in dat must be one of A, B, C, but row 4 ('C') holds 'D'",
            d ->
                KnownV.blocks(
                    d,
                    "vi",
                    "study",
                    Dependence.of().type("arm", List.of("A", "B", "C"), BETWEEN))),
        fault(
            "rho of arm is not symmetric: 'q' with 'p' is 0.3, and 0.2 the other way round",
            () -> Dependence.of().type("arm", SCALES, new double[][] {{1, 0.2}, {0.3, 1}})),
        fault(
            "all in dat must not be the first group, but row 1 ('A') holds '1'",
            d -> KnownV.blocks(d, "vi", "study", Dependence.of().groups("all", "all"))),
        fault(
            "cor12 must lie between -1 and 1, but in study 2 is 1.1",
            () -> KnownV.bivariate(v, v, new double[] {0.1, 1.1})),
        fault(
            "cov12 in study 1 is 0.1, but must lie between -0.04 and 0.04, the product of the standard errors",
            () -> KnownV.bivariateCovariances(v, v, new double[] {0.1, 0})),
        fault(
            "v1, v2 and cor12 must be of one length, but have 2, 1 and 1 values",
            () -> KnownV.bivariate(v, new double[1], new double[1])),
        fault(
            "the element of V in row 0, column 0 is given twice",
            () -> KnownV.sparse(1, new int[2], new int[2], new double[] {1, 1})),
        fault(
            "element 2 of V stands in row 3, column 0, but V has 2 rows, the first being 0",
            () -> KnownV.sparse(2, new int[] {0, 3}, new int[2], new double[] {1, 1})));
  }

  private static void read(Table dat, KnownV v) {
    StudyReader.of(dat).V(v).read();
  }

  private static Arguments fault(String message, Executable code) {
    Function<Table, Executable> ignoring = dat -> code;
    return Arguments.of(message, ignoring);
  }

  private interface OnTable {
    void run(Table dat);
  }

  private static Arguments fault(String message, OnTable code) {
    Function<Table, Executable> using = dat -> () -> code.run(dat);
    return Arguments.of(message, using);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultsNamePlaceAndValue(String message, Function<Table, Executable> code) {
    assertEquals(message, assertThrows(MetaException.class, code.apply(dat())).getMessage());
  }

  @Test
  void blocksOfClustersHoldTheirRows() {
    KnownV v = KnownV.blocks(dat(), "vi", "study", 0.5);
    Map<String, double[][]> blocks = v.blocksOf(List.of("A", "A", "C", "C"));
    assertEquals(List.of("A", "C"), List.copyOf(blocks.keySet()));
    double[][] second = blocks.get("C");
    assertEquals(0.04, second[1][1]);
    assertEquals(0.5 * Math.sqrt(0.03 * 0.04), second[0][1], 1e-15);
    assertEquals(second[0][1], second[1][0]);
    assertEquals(
        "rows 2 and 1 are correlated, but stand in the clusters 'B' and 'A'",
        assertThrows(MetaException.class, () -> v.blocksOf(List.of("A", "B", "C", "C")))
            .getMessage());
    assertThrows(MetaException.class, () -> v.blocksOf(List.of("A")));
  }

  private static Table dat() {
    return Table.create(
        "dat",
        StringColumn.create("study", "A", "A", "C", "C"),
        StringColumn.create("arm", "A", "B", "C", "D"),
        DoubleColumn.create("all", 1, 1, 1, 1),
        DoubleColumn.create("yi", 0.1, 0.2, 0.3, 0.4),
        DoubleColumn.create("vi", 0.01, 0.02, 0.03, 0.04));
  }
}
