package io.github.metasaw.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionDataTest {

  private static final double[] YI = {1, 2, 3};
  private static final double[] VI = {0.1, 0.2, 0.3};

  @Test
  void studiesAndDesignGiveTheirArrays() {
    Studies studies = Meta.studies(Meta.dataset("bcg")).read();
    RegressionData data = Design.intercept(studies.k()).data(studies);
    assertArrayEquals(studies.yi(), data.yi());
    assertArrayEquals(studies.vi(), data.vi());
    assertTrue(data.isInterceptOnly());
    assertEquals(13, data.k());
    assertEquals(1, data.p());
  }

  @Test
  void aModeratorIsNoIntercept() {
    RegressionData slope =
        new RegressionData(YI, VI, new double[] {1, 1, 1}, List.of(new Parameter.Mean(0, "year")));
    assertEquals(List.of("year"), slope.names());
    assertFalse(slope.isInterceptOnly());
    assertTrue(RegressionData.intercept(YI, VI).isInterceptOnly());
  }

  @Test
  void lengthsMustAgree() {
    assertThrows(
        IllegalArgumentException.class, () -> RegressionData.intercept(YI, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RegressionData(YI, VI, new double[] {1, 1}, List.of(new Parameter.Mean(0, "a"))));
  }
}
