package io.github.metasaw.estimand;

import static io.github.metasaw.estimand.EstimandSamples.s1;
import static io.github.metasaw.estimand.EstimandSamples.three;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  /** No weights drawn at random do better, and steps away from the best always do worse. */
  @Test
  void noWeightsBeatTheInverseVariances() {
    Studies studies = s1();
    double best = WeightedAverages.of(studies, "equal").rows().get(1).se();
    RandomStream random = Streams.of(1).chain(0);
    for (int draw = 0; draw < 2000; draw++) {
      double[] weights =
          IntStream.range(0, 5).mapToDouble(i -> -Math.log(random.nextUniform())).toArray();
      assertTrue(WeightedAverages.of(studies, weights).se() > best);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/2|the weights '1/2' are 2, but three has 3 studies",
        "1/x/2|the weights '1/x/2' hold 'x', which is not a number; write them as in 2/7/1",
        "1/-1/2|the weights '1/-1/2' must be finite and 0 or larger, not -1",
        "0/0/0|the weights '0/0/0' are all 0: they are of no study",
        "m|no column 'm' in three; did you mean 'n'? Columns: study, yi, sei, n"
      })
  void faultsSayWhatIsWrong(String weights, String message) {
    assertEquals(
        message,
        assertThrows(MetaException.class, () -> WeightedAverages.of(three(), weights))
            .getMessage());
  }
}
