package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import java.util.EnumMap;
import java.util.Map;

/** The columns of one study by what they hold, or the columns that all studies share. */
final class RoleColumns {

  private final Map<SnpRole, Integer> columns = new EnumMap<>(SnpRole.class);

  /** The number of a column from 0, or {@link SnpHeader#NONE}. */
  int get(SnpRole role) {
    return columns.getOrDefault(role, SnpHeader.NONE);
  }

  boolean has(SnpRole role) {
    return columns.containsKey(role);
  }

  /** Takes a column for a role that has none yet. */
  void offer(SnpRole role, int column) {
    columns.putIfAbsent(role, column);
  }

  /** Takes a column for a role, whatever it had. */
  void put(SnpRole role, int column) {
    columns.put(role, column);
  }

  private int remove(SnpRole role) {
    Integer column = columns.remove(role);
    return column == null ? SnpHeader.NONE : column;
  }

  /** Whether any column holds numbers of a study. */
  boolean hasEstimates() {
    return all().keySet().stream().anyMatch(role -> role.rank() >= 3);
  }

  /** Settles which columns hold effect and other allele, by the habits of programs. */
  void settleAlleles() {
    int saige = remove(SnpRole.FREQUENCY_2);
    if (saige != SnpHeader.NONE) {
      offer(SnpRole.FREQUENCY, saige);
      int first = remove(SnpRole.EFFECT_ALLELE);
      int second = remove(SnpRole.OTHER_ALLELE);
      move(SnpRole.EFFECT_ALLELE, second);
      move(SnpRole.OTHER_ALLELE, first);
    }
    int gwama = remove(SnpRole.GWAMA_REFERENCE);
    boolean isEffect = has(SnpRole.OTHER_ALLELE) && !has(SnpRole.EFFECT_ALLELE);
    move(isEffect ? SnpRole.EFFECT_ALLELE : SnpRole.REFERENCE, gwama);
    if (!has(SnpRole.EFFECT_ALLELE)) {
      move(SnpRole.EFFECT_ALLELE, remove(SnpRole.ALTERNATE));
    }
    if (!has(SnpRole.OTHER_ALLELE)) {
      move(SnpRole.OTHER_ALLELE, remove(SnpRole.REFERENCE));
    }
  }

  private void move(SnpRole role, int column) {
    if (column != SnpHeader.NONE) {
      offer(role, column);
    }
  }

  /** Refuses a study without estimates, or whose standard errors cannot be had. */
  void requirePair(String who, String columnsWords) {
    boolean isRatio = has(SnpRole.ODDS_RATIO);
    boolean isInterval = isRatio && has(SnpRole.LOWER) && has(SnpRole.UPPER);
    if (!has(SnpRole.BETA) && !isRatio) {
      throw MetaException.of(
          who + " has no estimates; call the column beta, effect or OR" + columnsWords);
    }
    if (!has(SnpRole.SE) && !isInterval) {
      throw MetaException.of(
          who + " has no standard errors; call the column se or StdErr" + columnsWords);
    }
  }

  /** Refuses the file of a cohort that has neither these nor what they can be computed from. */
  void requireStatistic(String who, String columnsWords) {
    boolean isSize = has(SnpRole.SAMPLE_SIZE) || (has(SnpRole.CASES) && has(SnpRole.CONTROLS));
    if (!has(SnpRole.BETA) && !has(SnpRole.ODDS_RATIO) && has(SnpRole.Z) && isSize) {
      return;
    }
    boolean isTest = has(SnpRole.Z) || has(SnpRole.P) || has(SnpRole.MINUS_LOG10_P);
    if (!isTest || (!has(SnpRole.BETA) && !has(SnpRole.ODDS_RATIO))) {
      requirePair(who, columnsWords);
    }
  }

  /** What each column holds. */
  Map<SnpRole, Integer> all() {
    return new EnumMap<>(columns);
  }
}
