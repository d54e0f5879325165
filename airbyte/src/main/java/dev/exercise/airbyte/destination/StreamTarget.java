package dev.exercise.airbyte.destination;

import java.util.Optional;

/**
 * Where the rows of one stream go during one sync. But for {@link #send}, used by one thread at a
 * time.
 */
sealed interface StreamTarget permits AppendTarget, DedupTarget, ReplaceTarget {

  /** Whether rows are kept for good once {@link #take} is over, or only when all are there. */
  boolean keepsEachBatch();

  /**
   * Uploads rows of which more may come, which changes nothing yet. The next batch may be sent
   * while this one is taken.
   */
  LoadJob send(Batch batch);

  /** Takes the rows that were sent, in the order in which they came. */
  void take(Batch batch, LoadJob sent);

  /** Takes the last rows, if there are any, and finishes the table. */
  void complete(Optional<Batch> rest);

  /** Drops what only this sync needed. */
  void leave();
}
