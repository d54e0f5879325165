delete from stream_state where connection_id = :connection_id and kind <> 'STREAM'
