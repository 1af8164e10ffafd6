package io.github.metasaw.data;

/**
 * A row that was left out.
 *
 * @param row number in the table as read, from 1
 * @param label its study label
 * @param reason what was missing, for example {@code yi is missing}
 */
public record DroppedRow(int row, String label, String reason) {}
