package io.github.metasaw.exercise;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.function.Supplier;

/** All exercises in the order of the notebook; each computes its answers when it is asked for. */
final class Catalogue {

  private static final List<Supplier<Exercise>> ALL =
      List.of(
          CommonEffect::exercise,
          ThreeMeanings::exercise,
          NextStudy::exercise,
          Signal::exercise,
          FlatPriors::exercise,
          Clusters::exercise,
          Spread::exercise,
          Dependence::exercise,
          PartialPooling::exercise,
          Trace::exercise);

  private Catalogue() {}

  static Exercise get(int number) {
    if (!(number >= 1 && number <= ALL.size())) {
      throw MetaException.of("no exercise " + number + "; exercises go from 1 to " + ALL.size());
    }
    return ALL.get(number - 1).get();
  }

  static int size() {
    return ALL.size();
  }
}
