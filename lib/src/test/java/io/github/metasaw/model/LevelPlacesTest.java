package io.github.metasaw.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.Term;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LevelPlacesTest {

  private static final Table SITES =
      Table.create(
          "sites",
          StringColumn.create("site", "a", "b", "a"),
          DoubleColumn.create("x", 0, 3, 0),
          DoubleColumn.create("y", 1, -3, 1),
          DoubleColumn.create("far", 400, 1, 400),
          DoubleColumn.create("yi", 1, 2, 3),
          DoubleColumn.create("vi", 1, 1, 1));

  private static double[] distances(String cov) {
    ModelSpec spec =
        ModelSpec.parse("yi ~ 1 + (1 | site, cov = " + cov + ") + meta_V(V = vi)", Map.of());
    Studies studies = spec.read(StudyReader.of(SITES));
    Term.Group term = spec.groups().get(0);
    GroupLevels levels = GroupLevels.one(3).within(studies, term.groups().get(0));
    return LevelPlaces.of(term.covariance().orElseThrow(), term, levels, studies).distances();
  }

  @ParameterizedTest
  @CsvSource({"euclidean, 5", "maximum, 4", "manhattan, 7"})
  void distancesFollowTheirRule(String metric, double expected) {
    assertArrayEquals(
        new double[] {0, expected, expected, 0},
        distances("exp(x, y, dist = %s)".formatted(metric)));
  }

  /** {@code sp::spDists(longlat = TRUE)}, which metafor calls. */
  @Test
  void greatCirclesAreThoseOfR() {
    double[] lon = ReferenceFile.numbers(places().root().get("lon"));
    double[] lat = ReferenceFile.numbers(places().root().get("lat"));
    assertEquals(km("first"), circle(lon, lat, 0, 1), 1e-9 * km("first"));
    assertEquals(km("second"), circle(lon, lat, 2, 16), 1e-9 * km("second"));
    assertEquals(0, circle(lon, lat, 3, 3));
  }

  private static ReferenceFile places() {
    return ReferenceFile.of("metafor_mv/places");
  }

  private static double km(String which) {
    return ReferenceFile.number(places().root().get("km").get(which));
  }

  private static double circle(double[] lon, double[] lat, int i, int j) {
    return LevelPlaces.greatCircle(new double[] {lon[i], lat[i]}, new double[] {lon[j], lat[j]});
  }

  /** A quarter of the equator, and the way from pole to pole. */
  @Test
  void greatCirclesOfTheEarth() {
    double quarter = LevelPlaces.greatCircle(new double[] {0, 0}, new double[] {90, 0});
    assertEquals(Math.PI / 2 * 6378.137, quarter, 1e-6);
    double meridian = LevelPlaces.greatCircle(new double[] {0, 90}, new double[] {0, 0});
    assertEquals(10001.966, meridian, 0.5);
  }

  @Test
  void degreesHaveTheirLimits() {
    String message =
        assertThrows(MetaException.class, () -> distances("exp(far, y, dist = gcd)")).getMessage();
    assertTrue(
        message.contains(
            "far holds 400 in row 1 ('Study 1'), but a longitude is at most 360 degrees"),
        message);
    message =
        assertThrows(MetaException.class, () -> distances("exp(x, far, dist = gcd)")).getMessage();
    assertTrue(message.contains("a latitude is at most 90 degrees"), message);
  }
}
