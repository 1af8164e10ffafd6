package io.github.metasaw.report.narrative;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import java.util.Arrays;
import java.util.List;

/**
 * What fits have in common if they are models of the same studies. Labels alone do not tell: tables
 * of several outcomes have the same ones.
 */
record StudyData(List<String> labels, List<Double> yi, List<Double> vi) {

  static StudyData of(Fit fit) {
    Studies studies = fit.studies();
    return new StudyData(studies.labels(), boxed(studies.yi()), boxed(studies.vi()));
  }

  private static List<Double> boxed(double... values) {
    return Arrays.stream(values).boxed().toList();
  }
}
