<?php
/**
 * What editors answered, and what follows for a post.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/**
 * Decisions about a post. They are kept with the post, sent once Colophon has the text, and written into categories,
 * tags and related posts. Editors' own terms are never taken away: what Colophon filled is noted beside the post.
 */
final class Colophon_Answers {

	/** Which taxonomy a kind of value fills. */
	const TAXONOMIES = array(
		'subject'   => 'category',
		'keyphrase' => 'post_tag',
		'entity'    => 'post_tag',
	);

	/** What is in the last suggestions: an answer is taken only to one of them. */
	public static function offer( $post_id, $proposals ) {
		if ( self::stored( $post_id, '_colophon_offered' ) !== $proposals ) {
			self::store( $post_id, '_colophon_offered', $proposals );
		}
	}

	/** Keeps an answer; false where it answers nothing that was suggested. */
	public static function keep( $post_id, $kind, $value, $answer, $by ) {
		$key     = "$kind:$value";
		$offered = self::stored( $post_id, '_colophon_offered' );
		$before  = self::stored( $post_id, '_colophon_decisions' );
		if ( ! isset( $offered[ $key ] ) && ! isset( $before[ $key ] ) ) {
			return false;
		}
		unset( $before[ $key ]['refused'] );
		$before[ $key ] = array_merge(
			$offered[ $key ] ?? $before[ $key ],
			array(
				'answer' => $answer,
				'by'     => $by,
				'sent'   => false,
			)
		);
		self::store( $post_id, '_colophon_decisions', $before );
		return true;
	}

	/** Sends the answers that Colophon has not heard. One that it refuses is marked, and not sent again. */
	public static function send( Colophon_Client $client, $post_id ) {
		foreach ( array_keys( self::stored( $post_id, '_colophon_decisions' ) ) as $key ) {
			// While the one before was sent, an editor may have answered otherwise.
			Colophon_Sync::read_again( $post_id );
			$decision = self::stored( $post_id, '_colophon_decisions' )[ $key ] ?? null;
			if ( null === $decision || $decision['sent'] || isset( $decision['refused'] ) ) {
				continue;
			}
			$message = array_intersect_key( $decision, array_flip( array( 'kind', 'value', 'answer', 'label', 'made_by', 'origin', 'by' ) ) );
			$result  = $client->decide( Colophon_Item::id( $post_id ), $message );
			if ( is_wp_error( $result ) ) {
				$status = $result->get_error_data()['status'] ?? 0;
				if ( 'colophon_refused' !== $result->get_error_code() || in_array( $status, array( 401, 403, 408, 429 ), true ) ) {
					return $result;
				}
				$decision['refused'] = $result->get_error_message();
			}
			$decision['sent'] = ! isset( $decision['refused'] );
			self::note( $post_id, $key, $decision );
			if ( ! $decision['sent'] ) {
				self::write( $post_id );   // What was filled in hope is taken back.
			}
		}
		return true;
	}

	/** Reads the answers again before one is written, since another request may have added some. */
	private static function note( $post_id, $key, $decision ) {
		Colophon_Sync::read_again( $post_id );
		$now = self::stored( $post_id, '_colophon_decisions' );
		if ( isset( $now[ $key ] ) && $now[ $key ]['answer'] === $decision['answer'] ) {
			$now[ $key ] = $decision;
			self::store( $post_id, '_colophon_decisions', $now );
		}
	}

	/** Fetches everything that is accepted of a post and writes it back. */
	public static function fetch( Colophon_Client $client, $post_id ) {
		$answer = $client->accepted( Colophon_Item::id( $post_id ), (string) get_post_meta( $post_id, '_colophon_etag', true ) );
		if ( is_wp_error( $answer ) ) {
			$status = $answer->get_error_data()['status'] ?? 0;
			if ( 404 === $status ) {
				Colophon_Sync::lost( $post_id );
			}
			return in_array( $status, array( 404, 410 ), true ) ? true : $answer;
		}
		Colophon_Sync::read_again( $post_id );
		if ( 200 === $answer['status'] ) {
			$values = array();
			foreach ( $answer['body']['values'] as $value ) {
				$values[ $value['kind'] . ':' . $value['value'] ] = array_intersect_key( $value, array_flip( array( 'kind', 'value', 'label' ) ) );
			}
			self::store( $post_id, '_colophon_accepted', $values );
			$whole   = self::write( $post_id );
			$version = (int) $answer['body']['version'];
			if ( $version < (int) get_post_meta( $post_id, '_colophon_version', true ) ) {
				Colophon_Sync::lost( $post_id );
			}
			update_post_meta( $post_id, '_colophon_version', $version );
			update_post_meta( $post_id, '_colophon_etag', $whole ? wp_slash( (string) ( $answer['headers']['etag'] ?? '' ) ) : '' );
		}
		return true;
	}

	/** `accepted`, `rejected` or `open`. */
	public static function state( $post_id, $key, $told = 'open' ) {
		$decision = self::stored( $post_id, '_colophon_decisions' )[ $key ] ?? null;
		$accepted = isset( self::stored( $post_id, '_colophon_accepted' )[ $key ] );
		if ( null === $decision || isset( $decision['refused'] ) ) {
			return $accepted ? 'accepted' : $told;
		}
		if ( $decision['sent'] && 'accepted' === $decision['answer'] ) {
			return $accepted ? 'accepted' : 'open';   // Somebody took it back elsewhere.
		}
		if ( $decision['sent'] && $accepted ) {
			return 'accepted';
		}
		return 'revoked' === $decision['answer'] ? 'open' : $decision['answer'];
	}

	/** Answers that were not sent yet, and what was refused. */
	public static function waiting( $post_id ) {
		$waiting = 0;
		$refused = array();
		foreach ( self::stored( $post_id, '_colophon_decisions' ) as $decision ) {
			if ( isset( $decision['refused'] ) ) {
				$refused[] = $decision['label'] . ': ' . $decision['refused'];
			} elseif ( ! $decision['sent'] ) {
				++$waiting;
			}
		}
		return array( $waiting, $refused );
	}

	/**
	 * Writes what stands accepted into the post: replaces what was written before, and leaves editors' own terms.
	 * Doing it twice changes nothing.
	 *
	 * @return bool Whether nothing is left to be written: a term that the user may not make is left to the schedule.
	 */
	public static function write( $post_id ) {
		$values  = self::effective( $post_id );
		$written = self::stored( $post_id, '_colophon_terms' );
		$whole   = true;
		foreach ( self::term_ids( $post_id ) as $taxonomy => $now ) {
			if ( ! is_object_in_taxonomy( (string) get_post_type( $post_id ), $taxonomy ) ) {
				continue;
			}
			list( $wanted, $all ) = self::terms( $values, $taxonomy );
			$whole                = $whole && $all;
			$before               = array_map( 'intval', $written[ $taxonomy ] ?? array() );
			$own                  = array_values( array_diff( $now, $before ) );
			$after                = array_values( array_unique( array_merge( $own, $wanted ) ) );
			$written[ $taxonomy ] = array_values( array_diff( $wanted, $own ) );
			if ( array_diff( $after, $now ) || array_diff( $now, $after ) ) {
				wp_set_object_terms( $post_id, $after, $taxonomy );
			}
		}
		self::store( $post_id, '_colophon_terms', $written );
		self::store( $post_id, 'colophon_segments', self::of_kind( $values, 'segment' ) );
		$links = array_map( array( __CLASS__, 'linked_post' ), self::of_kind( $values, 'link' ) );
		self::store( $post_id, 'colophon_related', array_values( array_filter( $links ) ) );
		if ( ! $whole ) {
			delete_post_meta( $post_id, '_colophon_etag' );   // So that the next fetch brings the values again.
		}
		return $whole;
	}

	/** The IDs of a post's terms by taxonomy, as the database has them. */
	public static function term_ids( $post_id ) {
		wp_cache_set( 'last_changed', microtime(), 'terms' );   // Another request may have changed terms since.
		$ids = array();
		foreach ( array( 'category', 'post_tag' ) as $taxonomy ) {
			$found            = wp_get_object_terms( $post_id, $taxonomy, array( 'fields' => 'ids' ) );
			$ids[ $taxonomy ] = is_wp_error( $found ) ? array() : array_map( 'intval', $found );
		}
		return $ids;
	}

	/** What is accepted, with the answers that are still to be sent. */
	private static function effective( $post_id ) {
		$values = self::stored( $post_id, '_colophon_accepted' );
		foreach ( self::stored( $post_id, '_colophon_decisions' ) as $key => $decision ) {
			if ( $decision['sent'] || isset( $decision['refused'] ) ) {
				continue;
			}
			if ( 'accepted' === $decision['answer'] ) {
				$values[ $key ] = $decision;
			} else {
				unset( $values[ $key ] );
			}
		}
		return $values;
	}

	private static function of_kind( $values, $kind ) {
		$found = array_filter(
			$values,
			function ( $value ) use ( $kind ) {
				return $value['kind'] === $kind;
			}
		);
		return array_values( wp_list_pluck( $found, 'value' ) );
	}

	/** The IDs of the terms of values, and whether these are all. Terms that do not exist yet are made. */
	private static function terms( $values, $taxonomy ) {
		$ids = array();
		$all = true;
		foreach ( $values as $value ) {
			if ( ( self::TAXONOMIES[ $value['kind'] ] ?? '' ) !== $taxonomy || ! isset( $value['label'] ) ) {
				continue;
			}
			$term = get_term_by( 'name', $value['label'], $taxonomy );
			if ( $term ) {
				$ids[] = (int) $term->term_id;
				continue;
			}
			if ( ! self::may_make( $taxonomy ) ) {
				$all = false;
				continue;
			}
			$made = wp_insert_term( wp_slash( $value['label'] ), $taxonomy );
			if ( is_wp_error( $made ) ) {
				$made = array( 'term_id' => (int) $made->get_error_data( 'term_exists' ) );
			}
			if ( $made['term_id'] ) {
				$ids[] = (int) $made['term_id'];
			}
		}
		return array( array_values( array_unique( $ids ) ), $all );
	}

	/** Whether a new term may be made: by the schedule, and by users whom WordPress's own editor lets do it. */
	private static function may_make( $taxonomy ) {
		$may = get_taxonomy( $taxonomy )->cap;
		return wp_doing_cron() || ! is_user_logged_in()
			|| current_user_can( is_taxonomy_hierarchical( $taxonomy ) ? $may->edit_terms : $may->assign_terms );
	}

	private static function linked_post( $value ) {
		$post_id = 0 === strpos( $value, 'item:' ) ? Colophon_Item::post_id( substr( $value, 5 ) ) : 0;
		return $post_id && get_post( $post_id ) ? $post_id : 0;
	}

	private static function stored( $post_id, $name ) {
		$stored = get_post_meta( $post_id, $name, true );
		return is_array( $stored ) ? $stored : array();
	}

	private static function store( $post_id, $name, $value ) {
		update_post_meta( $post_id, $name, wp_slash( $value ) );
	}
}
