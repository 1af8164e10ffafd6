package io.github.metasaw.exercise;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.function.Supplier;

/** All exercises in the order of the notebook; each computes its answers when it is asked for. */
final class Catalogue {

  private static final List<Supplier<Task>> ALL =
      List.of(
          CommonEffect::task,
          ThreeMeanings::task,
          NextStudyEffect::task,
          Signal::task,
          FlatPriors::task,
          ClusteredStudies::task,
          SpreadOfEffects::task,
          DependentEstimates::task,
          PartialPooling::task,
          Trace::task);

  private Catalogue() {}

  static Task get(int number) {
    if (!(number >= 1 && number <= ALL.size())) {
      throw MetaException.of("no exercise " + number + "; exercises go from 1 to " + ALL.size());
    }
    return ALL.get(number - 1).get();
  }

  static int size() {
    return ALL.size();
  }
}
