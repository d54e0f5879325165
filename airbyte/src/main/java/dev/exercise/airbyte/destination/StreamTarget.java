package dev.exercise.airbyte.destination;

import java.util.Optional;

/** Where the rows of one stream go during one sync. Used by one thread at a time. */
sealed interface StreamTarget permits AppendTarget, DedupTarget, ReplaceTarget {

  /** Whether rows are kept for good once {@link #take} is over, or only when all are there. */
  boolean keepsEachBatch();

  /** Takes rows of which more may come. */
  void take(Batch batch);

  /** Takes the last rows, if there are any, and finishes the table. */
  void complete(Optional<Batch> rest);

  /** Drops what only this sync needed. */
  void leave();
}
