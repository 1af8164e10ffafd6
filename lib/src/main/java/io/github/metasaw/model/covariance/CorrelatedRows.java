package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Components;
import io.github.metasaw.linalg.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The blocks of rows that are independent of all others. */
public final class CorrelatedRows {

  private CorrelatedRows() {}

  /**
   * Finds the rows that are correlated: by V, as outcomes of one study, or by a group.
   *
   * @param structure of the covariance
   * @return a number that correlated rows share, from 0 [n]
   */
  public static int[] membership(MarginalCovariance structure) {
    Components rows = new Components(structure.size());
    rows.join(Structure.membership(structure.V()));
    CorrelatedOutcomes pairing = structure.pairing();
    for (int r = 0; pairing != null && r < pairing.pairs(); r++) {
      rows.join(pairing.first(r), pairing.second(r));
    }
    for (GroupEffect group : structure.groups()) {
      int[] block = group.blocks();
      int[] first = new int[group.levels()];
      Arrays.fill(first, -1);
      for (int i = 0; i < block.length; i++) {
        if (block[i] >= 0 && first[block[i]] < 0) {
          first[block[i]] = i;
        } else if (block[i] >= 0) {
          rows.join(i, first[block[i]]);
        }
      }
    }
    return rows.membership();
  }

  /**
   * The rows of each block.
   *
   * @param structure of the covariance
   * @return rows, ascending, in order of the first row of each block
   */
  public static List<int[]> blocks(MarginalCovariance structure) {
    int[] membership = membership(structure);
    LevelRows rows = LevelRows.of(membership, Arrays.stream(membership).max().orElse(-1) + 1);
    return IntStream.range(0, rows.levels()).mapToObj(rows::of).toList();
  }
}
