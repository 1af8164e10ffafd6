package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import org.junit.jupiter.api.Test;

class WithinStudyStatisticsTest {

  @Test
  void ofIndependentStudiesTheyAreThoseOfOneVariance() {
    Studies studies = StudyReader.of(Dataset.BCG.table()).read();
    FrequentistFit common = Meta.fit(studies, FreqOptions.defaults().withMethod("common"));
    WithinStudyStatistics found =
        WithinStudyStatistics.of(GaussianModel.of(studies, Design.intercept(13)), 12);
    assertEquals(common.Q(), found.q(), 1e-9);
    FrequentistFit reml = Meta.fit(studies);
    assertEquals(reml.tau2() / (reml.tau2() + found.typicalVariance()), reml.I2(), 1e-10);
  }
}
