package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.Chromosome;

/**
 * Where a line stands in the common order of all cohorts.
 *
 * @param rank of the chromosome; 0 for an identifier
 * @param name of a chromosome without a rank of its own, or the identifier; else empty
 * @param position in base pairs; 0 for an identifier
 */
record SortKey(int rank, String name, long position) implements Comparable<SortKey> {

  /** By chromosome and position. */
  static SortKey of(String chromosome, long position) {
    int rank = Chromosome.rank(chromosome);
    return new SortKey(
        rank, rank == Chromosome.OTHER_RANK ? Chromosome.plain(chromosome) : "", position);
  }

  /** By identifier. */
  static SortKey of(String id) {
    return new SortKey(0, id, 0);
  }

  @Override
  public int compareTo(SortKey other) {
    if (rank != other.rank) {
      return Integer.compare(rank, other.rank);
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Long.compare(position, other.position);
  }
}
