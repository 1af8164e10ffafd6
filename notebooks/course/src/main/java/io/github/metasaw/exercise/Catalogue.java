package io.github.metasaw.exercise;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All exercises by number; each computes its answers when it is asked for. Numbers up to 10 are the
 * notebook of exercises, from 11 on the checks within the lessons.
 */
final class Catalogue {

  private static final SortedMap<Integer, Supplier<Task>> ALL = all();

  private Catalogue() {}

  private static SortedMap<Integer, Supplier<Task>> all() {
    SortedMap<Integer, Supplier<Task>> all = new TreeMap<>();
    all.put(1, CommonEffect::task);
    all.put(2, ThreeMeanings::task);
    all.put(3, NextStudyEffect::task);
    all.put(4, Signal::task);
    all.put(5, FlatPriors::task);
    all.put(6, ClusteredStudies::task);
    all.put(7, SpreadOfEffects::task);
    all.put(8, DependentEstimates::task);
    all.put(9, PartialPooling::task);
    all.put(10, Trace::task);
    SynthesisChecks.enter(all);
    SiteChecks.enter(all);
    LectureChecks.enter(all);
    LecturePriorChecks.enter(all);
    HabitatChecks.enter(all);
    DependenceChecks.enter(all);
    PoolingChecks.enter(all);
    SpreadChecks.enter(all);
    CountChecks.enter(all);
    TrustChecks.enter(all);
    ProgramChecks.enter(all);
    CorrectionChecks.enter(all);
    return Collections.unmodifiableSortedMap(all);
  }

  static Task get(int number) {
    Supplier<Task> task = ALL.get(number);
    if (task == null) {
      throw MetaException.of("no exercise " + number + "; there are exercises " + ranges());
    }
    return task.get();
  }

  static List<Integer> numbers() {
    return List.copyOf(ALL.keySet());
  }

  /** Runs of numbers, such as {@code 1 to 10, 30}. */
  private static String ranges() {
    StringBuilder text = new StringBuilder();
    List<Integer> numbers = numbers();
    for (int from = 0, to; from < numbers.size(); from = to + 1) {
      to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      text.append(from == 0 ? "" : ", ").append(numbers.get(from));
      text.append(to == from ? "" : " to " + numbers.get(to));
    }
    return text.toString();
  }
}
