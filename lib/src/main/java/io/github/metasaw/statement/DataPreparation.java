package io.github.metasaw.statement;

import io.github.metasaw.data.Studies;
import io.github.metasaw.linalg.Diagonal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done to the data before the analysis.
 *
 * @param isComputed whether effect sizes and their variances were computed from what studies report
 * @param hasCovariances whether sampling errors have known covariances
 * @param dropped number of rows that were left out: something is missing in them, or no effect can
 *     be computed from what they report
 */
public record DataPreparation(boolean isComputed, boolean hasCovariances, int dropped)
    implements Statement {

  /**
   * The preparation of some studies.
   *
   * @param studies as they were read
   * @return empty if nothing was done
   */
  static Optional<DataPreparation> of(Studies studies) {
    DataPreparation found =
        new DataPreparation(
            studies.raw().isPresent(),
            !(studies.V() instanceof Diagonal),
            studies.dropped().size());
    return found.isNothing() ? Optional.empty() : Optional.of(found);
  }

  private boolean isNothing() {
    return !isComputed && !hasCovariances && dropped == 0;
  }

  @Override
  public String line(Notation notation) {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1);
  }

  @Override
  public String sentence() {
    List<String> sentences = new ArrayList<>();
    if (isComputed) {
      sentences.add(
          "Effect sizes and their sampling variances were computed from the data that the studies report.");
    }
    if (hasCovariances) {
      sentences.add("The covariances of the sampling errors were taken as known.");
    }
    if (dropped > 0) {
      sentences.add("Rows that lack a value needed for the analysis were left out.");
    }
    return String.join(" ", sentences);
  }
}
