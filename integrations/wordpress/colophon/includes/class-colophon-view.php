<?php
/**
 * Colophon's answer as the editor's sidebar shows it.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Turns suggestions and verdicts into texts and states. */
final class Colophon_View {

	/** Reasons that an editor has to read first. */
	const FIRST = array( 'on_hold', 'embargoed', 'tombstoned', 'recalled', 'withdrawn', 'canceled', 'correction_pending', 'expired', 'withheld', 'not_published', 'not_yet_live' );

	/** Reasons that end by themselves, at a time that is known. */
	const PASSING = array( 'embargoed', 'not_yet_live', 'not_announced', 'not_available' );

	/** Reasons that no waiting ends. */
	const LASTING = array( 'tombstoned', 'recalled', 'withdrawn', 'canceled', 'expired', 'duplicate_of', 'superseded_by', 'territory_blocked', 'adults_only', 'age_mismatch', 'language_mismatch', 'tdm_reserved' );

	const KINDS = array( 'subject', 'keyphrase', 'entity' );

	/** Everything that the sidebar shows. */
	public static function suggestions( $post_id, $body ) {
		$proposals = self::proposals( $body );
		Colophon_Answers::offer( $post_id, $proposals );
		$segments = self::worth_showing( $body );
		$terms    = array();
		foreach ( $body['terms'] as $term ) {
			if ( in_array( $term['kind'], self::KINDS, true ) ) {
				$terms[] = self::chip( $post_id, $term['kind'], $term['value'], $term['label'], $term['answered'] );
			}
		}
		$related = array();
		foreach ( $body['related'] as $brief ) {
			$chip         = self::chip( $post_id, 'link', 'item:' . $brief['id'], $brief['title'], 'open' );
			$chip['type'] = Colophon_Words::content_type( $brief['content_type'] );
			$related[]    = $chip;
		}
		list( $waiting, $refused ) = Colophon_Answers::waiting( $post_id );
		return array(
			'segments' => array_map(
				function ( $segment ) use ( $post_id ) {
					return self::segment( $post_id, $segment );
				},
				$segments
			),
			'fits'     => count( $body['segments'] ) > 0,
			'terms'    => $terms,
			'related'  => $related,
			'verdict'  => self::verdict( $body['verdict'] ),
			'waiting'  => $waiting,
			'refused'  => $refused,
		);
	}

	/** A verdict: its sentence, what helps, and all reasons. */
	public static function verdict( $verdict ) {
		$weighty = array_values(
			array_filter(
				$verdict['reasons'],
				function ( $reason ) use ( $verdict ) {
					return ( 'pass' === $verdict['decision'] ? 'warn' : $verdict['decision'] ) === $reason['severity'];
				}
			)
		);
		usort(
			$weighty,
			function ( $one, $other ) {
				return self::rank( $one ) <=> self::rank( $other );
			}
		);
		$reasons = array();
		foreach ( $weighty as $reason ) {
			list( $text, $fix ) = Colophon_Words::reason( $reason['code'], $reason['fix'] );
			$reasons[]          = array(
				'text' => $text,
				'fix'  => $fix,
			);
		}
		$lasts   = (bool) array_intersect( array_column( $weighty, 'code' ), self::LASTING );
		$passing = 'pass' !== $verdict['decision'] && in_array( $weighty[0]['code'] ?? '', self::PASSING, true );
		$changes = $passing && isset( $verdict['next_change_at'] ) ? strtotime( $verdict['next_change_at'] ) : 0;
		return array(
			'decision' => $verdict['decision'],
			'sentence' => Colophon_Words::verdict( $verdict['decision'], $reasons[0]['text'] ?? '', $lasts ),
			'reasons'  => $reasons,
			'changes'  => $changes ? wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $changes ) : '',
		);
	}

	private static function rank( $reason ) {
		$rank = array_search( $reason['code'], self::FIRST, true );
		return false === $rank ? count( self::FIRST ) : $rank;
	}

	/** What an answer may be about, as it will be sent. */
	private static function proposals( $body ) {
		$proposals = array();
		foreach ( array_merge( $body['segments'], $body['more_segments'] ) as $segment ) {
			$proposals[ 'segment:' . $segment['id'] ] = array(
				'kind'  => 'segment',
				'value' => $segment['id'],
				'label' => $segment['name'],
			);
		}
		foreach ( $body['terms'] as $term ) {
			if ( in_array( $term['kind'], self::KINDS, true ) ) {
				$proposals[ $term['kind'] . ':' . $term['value'] ] = array_intersect_key( $term, array_flip( array( 'kind', 'value', 'label', 'made_by' ) ) );
			}
		}
		foreach ( $body['related'] as $brief ) {
			$proposals[ 'link:item:' . $brief['id'] ] = array(
				'kind'   => 'link',
				'value'  => 'item:' . $brief['id'],
				'label'  => $brief['title'],
				'origin' => 'human',
			);
		}
		return $proposals;
	}

	/** The segments that fit or might; where none does, the nearest one. */
	private static function worth_showing( $body ) {
		$found = array_filter(
			array_merge( $body['segments'], $body['more_segments'] ),
			function ( $segment ) {
				return 'does_not_fit' !== $segment['words'] || 'open' !== $segment['answered'];
			}
		);
		return $found ? array_values( $found ) : array_slice( $body['more_segments'], 0, 1 );
	}

	private static function segment( $post_id, $segment ) {
		$because = Colophon_Words::because( $segment['because'] );
		return array_merge(
			self::chip( $post_id, 'segment', $segment['id'], $segment['name'], $segment['answered'] ),
			array(
				'fit'      => Colophon_Words::fit( $segment['words'] ),
				'good'     => in_array( $segment['words'], array( 'fits_well', 'fits' ), true ),
				'score'    => number_format_i18n( $segment['score'], 2 ),
				'because'  => $because,
				'evidence' => isset( $segment['evidence'] ) ? wp_strip_all_tags( $segment['evidence']['quote'] ) : '',
			)
		);
	}

	private static function chip( $post_id, $kind, $value, $label, $told ) {
		return array(
			'kind'  => $kind,
			'value' => $value,
			'label' => $label,
			'state' => Colophon_Answers::state( $post_id, "$kind:$value", $told ),
		);
	}
}
