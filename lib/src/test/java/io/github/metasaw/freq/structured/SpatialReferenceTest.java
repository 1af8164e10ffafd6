package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Correlations of levels by their distance, against metafor's {@code rma.mv}. */
class SpatialReferenceTest {

  private static final ReferenceFile MAIRE = ReferenceFile.of("metafor_mv/maire2019");
  private static final ReferenceFile PLACES = ReferenceFile.of("metafor_mv/places");

  static List<JsonNode> maireFits() {
    return StreamSupport.stream(MAIRE.root().get("fits").spliterator(), false).toList();
  }

  static List<JsonNode> placesFits() {
    return StreamSupport.stream(PLACES.root().get("fits").spliterator(), false).toList();
  }

  private static FrequentistFit fit(StudyReader reader, String model, String method) {
    return fit(reader, model, FreqOptions.defaults().withMethod(method));
  }

  private static FrequentistFit fit(StudyReader reader, String model, FreqOptions options) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return FreqEngine.fit(spec, spec.read(reader), options);
  }

  private static List<String> texts(JsonNode node) {
    List<String> out = new ArrayList<>();
    node.forEach(text -> out.add(text.asText()));
    return out;
  }

  private static FrequentistFit maire(String outcome, String random, FreqOptions options) {
    JsonNode root = MAIRE.root();
    List<String> names = texts(root.get("site_station"));
    Table table =
        Table.create(
            "maire2019",
            StringColumn.create("station", names),
            DoubleColumn.create("yi", numbers(root.get(outcome))),
            DoubleColumn.create("vi", numbers(root.get(outcome.replace("s", "vars")))));
    double[][] distance = new double[names.size()][];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = numbers(root.get("distance").get(i));
    }
    return fit(
        StudyReader.of(table).matrix("D", LevelMatrix.of(names, distance)),
        "yi ~ 1 + " + random + " + meta_V(V = vi)",
        options);
  }

  /**
   * At least as likely as metafor's fit; the same fit where its search ended at the maximum. The
   * likelihood of the linear structure has a corner wherever the range is one of the distances.
   */
  private static void check(JsonNode theirs, FrequentistFit fit) {
    double logLik = number(theirs.get("logLik"));
    assertTrue(fit.logLik() >= logLik - 1e-7, fit.logLik() + " is below " + logLik);
    if (Math.abs(fit.logLik() - logLik) > 1e-5) {
      return;
    }
    double[] b = numbers(theirs.get("beta"));
    double[] se = numbers(theirs.get("se"));
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[j], fit.beta()[j], 1e-3 * se[j]);
      assertEquals(se[j], fit.standardErrors()[j], 1e-3 * se[j]);
    }
    double[] variances = fit.components().doubleColumn("variance").asDoubleArray();
    assertClose(numbers(theirs.get("tau2"))[0], variances[variances.length - 1], 1e-3, "tau2");
    double range = fit.ranges().doubleColumn("estimate").getDouble(0);
    assertClose(numbers(theirs.get("rho"))[0], range, 2e-3, "range");
  }

  /** Stations of rivers (Maire and others 2019), with a matrix of distances. */
  @ParameterizedTest
  @MethodSource("maireFits")
  void fitsWithDistancesAgree(JsonNode theirs) {
    String cov = theirs.get("cov").asText();
    FrequentistFit fit =
        maire(
            theirs.get("outcome").asText(),
            "(1 | station, cov = " + cov + "(D))",
            FreqOptions.defaults().withMethod(theirs.get("method").asText()));
    check(theirs, fit);
    assertTrue(
        fit.checkList().stream().map(Check::name).toList().contains("sigma_left_out"),
        "one row per station");
  }

  /** The profile of the range at each distance, where the linear structure has its corners. */
  @ParameterizedTest
  @ValueSource(strings = {"s1", "s3"})
  void noCornerOfTheLinearStructureIsHigher(String outcome) {
    String random = "(1 | station, cov = lin(D))";
    double found = maire(outcome, random, FreqOptions.defaults()).logLik();
    Set<Double> distances = new TreeSet<>();
    MAIRE.root().get("distance").forEach(row -> row.forEach(d -> distances.add(d.asDouble())));
    distances.remove(0.0);
    double highest = Double.NEGATIVE_INFINITY;
    for (double range : distances) {
      FreqOptions given = FreqOptions.defaults().withFixed("range(station)", range);
      highest = Math.max(highest, maire(outcome, random, given).logLik());
    }
    assertTrue(found >= highest - 1e-9, found + " is below " + highest);
    assertEquals(highest, found, 0.02);
  }

  private static FrequentistFit places(String cov) {
    JsonNode root = PLACES.root();
    Table table = Table.create("places", StringColumn.create("site", texts(root.get("site"))));
    for (String name : List.of("yi", "vi", "lon", "lat", "x")) {
      table.addColumns(DoubleColumn.create(name, numbers(root.get(name))));
    }
    return fit(
        StudyReader.of(table),
        "yi ~ x + (1 | site, cov = %s) + meta_V(V = vi)".formatted(cov),
        FreqOptions.defaults());
  }

  /** Places with coordinates, several rows each, and sigma beside them. */
  @ParameterizedTest
  @MethodSource("placesFits")
  void fitsWithCoordinatesAgree(JsonNode theirs) {
    check(
        theirs,
        places(
            "%s(lon, lat, dist = %s)"
                .formatted(theirs.get("cov").asText(), theirs.get("dist").asText())));
  }

  /** metafor: {@code confint(fit, tau2 = 1)} and {@code confint(fit, rho = 1)}. */
  @Test
  void profileIntervalsAgree() {
    Table intervals =
        places("exp(lon, lat, dist = gcd)").confidence("profile", "sd(site)", "range(site)");
    assertEquals(0.4071, intervals.doubleColumn("lower").getDouble(0), 1e-4);
    assertEquals(1.1564, intervals.doubleColumn("upper").getDouble(0), 2e-4);
    assertEquals(1904.59, intervals.doubleColumn("upper").getDouble(1), 0.5);
    assertTrue(intervals.doubleColumn("lower").getDouble(1) < 23.05);
  }

  /** metafor gives the effects of the places in the order of the rows. */
  @Test
  void predictedEffectsAgree() {
    Table effects = places("exp(lon, lat, dist = gcd)").groupEffects();
    double[] theirs = numbers(PLACES.root().get("effects"));
    double[] se = numbers(PLACES.root().get("effects_se"));
    List<String> sites = texts(PLACES.root().get("site"));
    for (int i = 0; i < sites.size(); i++) {
      int row = effects.stringColumn("level").asList().indexOf(sites.get(i));
      assertEquals(theirs[i], effects.doubleColumn("estimate").getDouble(row), 1e-4);
      assertEquals(se[i], effects.doubleColumn("se").getDouble(row), 1e-4);
    }
  }

  /** With one coordinate, a column in place of a matrix of its differences. */
  @Test
  void aColumnIsACoordinate() {
    JsonNode root = PLACES.root();
    double[] lon = numbers(root.get("lon"));
    List<String> sites = texts(root.get("site")).subList(0, 40);
    double[][] distance = new double[40][40];
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        distance[i][j] = Math.abs(lon[i] - lon[j]);
      }
    }
    Table table = Table.create("places", StringColumn.create("site", texts(root.get("site"))));
    for (String name : List.of("yi", "vi", "lon")) {
      table.addColumns(DoubleColumn.create(name, numbers(root.get(name))));
    }
    StudyReader reader = StudyReader.of(table).matrix("D", LevelMatrix.of(sites, distance));
    String model = "yi ~ 1 + (1 | site, cov = sph(%s)) + meta_V(V = vi)";
    assertEquals(
        fit(reader, model.formatted("lon"), "ML").logLik(),
        fit(reader, model.formatted("D"), "ML").logLik(),
        1e-9);
  }

  /** Neighbours that differ more than others: the range is 0, and that is said. */
  @Test
  void aRangeOfZeroIsSaid() {
    Table table = Table.create("line", StringColumn.create("site"));
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    DoubleColumn at = DoubleColumn.create("at");
    for (int i = 0; i < 20; i++) {
      table.stringColumn("site").append("s" + i);
      yi.append(i % 2 + 0.01 * i);
      vi.append(0.02);
      at.append(i);
    }
    StudyReader reader = StudyReader.of(table.addColumns(yi, vi, at));
    FrequentistFit fit = fit(reader, "yi ~ 1 + (1 | site, cov = exp(at)) + meta_V(V = vi)", "REML");
    assertEquals(0, fit.ranges().doubleColumn("estimate").getDouble(0));
    assertTrue(fit.checkList().stream().map(Check::name).toList().contains("range_at_zero"));
    FrequentistFit apart = fit(reader, "yi ~ 1 + (1 | site) + meta_V(V = vi)", "REML");
    assertEquals(apart.logLik(), fit.logLik(), 1e-9);
    double upper = fit.confidence("profile", "range(site)").doubleColumn("upper").getDouble(0);
    assertTrue(upper > 0 && upper < 2, "upper end " + upper);
  }

  /** A trend over all places: only the ratio of SD and range is known, and that is said. */
  @Test
  void aRangeBeyondAllDistancesIsSaid() {
    Table table = Table.create("line", StringColumn.create("site"));
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    DoubleColumn at = DoubleColumn.create("at");
    for (int i = 0; i < 20; i++) {
      table.stringColumn("site").append("s" + i);
      yi.append(0.1 * i + 0.01 * (i % 3));
      vi.append(0.002);
      at.append(i);
    }
    StudyReader reader = StudyReader.of(table.addColumns(yi, vi, at));
    FrequentistFit fit = fit(reader, "yi ~ 1 + (1 | site, cov = exp(at)) + meta_V(V = vi)", "REML");
    assertTrue(
        fit.checkList().stream().map(Check::name).toList().contains("range_beyond_distances"));
  }
}
